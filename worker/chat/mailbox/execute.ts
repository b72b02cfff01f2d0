/**
 * Carries out a stored plan. Every step may be repeated without harm, and the notebook is written before the
 * directory, so that a crash in between is mended by doing it again.
 */
import type { Deps } from '../../deps.ts'
import type { Member } from '../../members/member.ts'
import type { Plan } from '../plan/scene.ts'

export async function executePlan(plan: Plan, lineUserId: string, member: Member | null, deps: Deps): Promise<void> {
  if (plan.notebook && member?.memberNo === plan.notebook.memberNo) {
    await deps.notebooks.asMember(member)?.apply(plan.notebook.change)
  }
  if (plan.dropObjects.length > 0) await deps.media.delete(plan.dropObjects)
  if (plan.directory.length > 0) await deps.members.apply(lineUserId, plan.directory)
  for (const job of plan.jobs) await deps.thinking.send(job)
}
