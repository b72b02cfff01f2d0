/** Jobs for the `thinking` queue: what needs a download or another slow side. Ids only, so the queue holds no health data. */
export type ThinkingJob = {
  job: 'fetch_picture'
  lineUserId: string
  messageId: string
  objectKey: string
}
