/** Brings a picture from LINE into MEDIA, as long as its sender still wants it kept. */
import type { Deps } from '../../deps.ts'
import type { ThinkingJob } from './thinking.ts'

/** LINE's own limit for pictures. */
const MAX_BYTES = 10 * 1_048_576

/** False when it should be tried again later. */
export async function fetchPicture(job: ThinkingJob, deps: Deps): Promise<boolean> {
  const mailbox = deps.mailboxOf({ sort: 'user', id: job.lineUserId })
  if (!(await mailbox.wantsPicture(job.objectKey))) return true
  const content = await deps.line.content(job.messageId, MAX_BYTES)
  if (!content.ok) {
    const final = ['gone', 'missing', 'malformed', 'forbidden'].includes(content.error.reason)
    if (final) await mailbox.pictureSettled(job.objectKey)
    return final
  }
  const { bytes, contentType } = content.value
  await deps.media.put(job.objectKey, bytes, { httpMetadata: { contentType } })
  // Unsent or erased while it was on its way: it goes again at once.
  if (await mailbox.wantsPicture(job.objectKey)) await mailbox.pictureSettled(job.objectKey)
  else await deps.media.delete(job.objectKey)
  return true
}
