/** The doors to health tables. A notebook can only be opened as someone, and what they may do follows from the door. */
import { hasNotebook, type Member } from '../members/member.ts'
import { type NotebookStore, notebookStore } from './store.ts'

export interface Notebooks {
  /** The full door: the member's own notebook; null when there is none. */
  asMember(member: Member | null): NotebookStore | null
  /** For the one job that takes a notebook apart after its member asked for it. */
  asErasure(
    memberNo: number,
    notebookNo: number,
  ): Pick<NotebookStore, 'someForErasure' | 'eraseThrough' | 'forgetThrough' | 'eraseProfile' | 'apply'>
}

export function openNotebooks(databases: D1Database[]): Notebooks {
  const store = (memberNo: number, notebookNo: number) => {
    const database = databases[notebookNo]
    if (!database) throw new Error('directory names a notebook that is not bound')
    return notebookStore(database, memberNo)
  }
  return {
    asMember: (member) => (hasNotebook(member) ? store(member.memberNo, member.notebookNo) : null),
    asErasure: store,
  }
}
