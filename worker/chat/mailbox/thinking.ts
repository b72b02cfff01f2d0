/** Jobs for the `thinking` queue: what needs a download or another slow side. Ids only, so the queue holds no health data. */
export interface FetchPictureJob {
  job: 'fetch_picture'
  lineUserId: string
  messageId: string
  objectKey: string
}

export interface ReadFoodJob {
  job: 'read_food'
  lineUserId: string
  letterId: string
}

export type ThinkingJob = FetchPictureJob | ReadFoodJob
