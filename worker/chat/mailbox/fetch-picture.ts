/** Brings a picture from LINE into MEDIA, as long as its sender still wants it kept. */
import type { Deps } from '../../deps.ts'
import { MINUTE_MS } from '../../shared/time.ts'
import type { MailboxStore } from './mailbox-store.ts'
import type { FetchPictureJob } from './thinking.ts'

/** LINE's own limit for pictures. */
const MAX_BYTES = 10 * 1_048_576

/** After this a download that nobody reported on is asked for again, each time twice as late. */
export const PICTURE_AGAIN_MS = MINUTE_MS
const PICTURE_TRIES = 8

/** False when it should be tried again later. */
export async function fetchPicture(job: FetchPictureJob, deps: Deps): Promise<boolean> {
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

/** Asks once more for downloads that are due, or gives them up. */
export async function sendPictureJobsAgain(store: MailboxStore, deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const { id: lineUserId } = store.sender() ?? { id: '' }
  for (const { objectKey, messageId, tries } of store.duePictures(now)) {
    if (tries >= PICTURE_TRIES) store.forgetPicture(objectKey)
    else {
      store.retryPicture(objectKey, tries + 1, now + PICTURE_AGAIN_MS * 2 ** tries)
      await deps.thinking.send({ job: 'fetch_picture', lineUserId, messageId, objectKey })
    }
  }
}
