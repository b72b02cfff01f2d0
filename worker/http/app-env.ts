/** What every route finds in its context: the bindings, what actions use, and who asks. */
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import type { Member } from '../members/member.ts'

export interface AppEnv {
  Bindings: Env
  Variables: {
    deps: Deps
    /** Set by `sessionGuard`. */
    lineUserId: string
    /** Set by `sessionGuard`; null for somebody the directory does not know. */
    member: Member | null
  }
}
