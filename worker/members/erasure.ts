/**
 * Finishes erasures that members asked for: notebook, pictures, mailbox, then the directory row becomes an empty
 * tombstone. Bounded steps; a crash in between is mended by the next tick, since the row stays 'erasing' to the end.
 */
import type { Deps } from '../deps.ts'

const MEMBERS_A_TICK = 20
/** D1 deletes best in chunks far below 10,000 rows. */
const ROWS_A_STEP = 2_000

export async function sweepErasures(deps: Deps): Promise<void> {
  for (const leaver of await deps.members.erasing(MEMBERS_A_TICK)) {
    if (leaver.notebookNo !== undefined) await eraseNotebook(leaver.memberNo, leaver.notebookNo, deps)
    if (leaver.lineUserId) await forgetMailbox(leaver.lineUserId, deps)
    await deps.members.finishErasure(leaver.memberNo)
  }
}

async function eraseNotebook(memberNo: number, notebookNo: number, deps: Deps): Promise<void> {
  const notebook = deps.notebooks.asErasure(memberNo, notebookNo)
  await notebook.eraseProfile()
  for (;;) {
    const { entryKeys, photos, topics } = await notebook.someForErasure(ROWS_A_STEP)
    const last = entryKeys.at(-1)
    if (photos.length > 0) {
      await deps.media.delete(photos.map((photo) => photo.objectKey).slice(0, 1_000))
      await notebook.apply({ writes: [], removes: [], keepPhotos: [], removePhotos: photos.slice(0, 1_000) })
    }
    if (last) await notebook.eraseThrough(last.day)
    const lastTopic = topics.at(-1)
    if (lastTopic) await notebook.forgetThrough(lastTopic)
    if (!last && !lastTopic && photos.length === 0) return
  }
}

async function forgetMailbox(lineUserId: string, deps: Deps): Promise<void> {
  await deps.mailboxOf({ sort: 'user', id: lineUserId }).forget()
}
