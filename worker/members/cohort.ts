/** Which days of a member's time with Techo the cohort counters look at: how many still write. */
import { daysBetween, type LocalDate } from '../shared/time.ts'

export interface CohortMark {
  counter: 'loggedDay1' | 'loggedDay7' | 'loggedDay28'
  bit: 1 | 2 | 4
}

const MARKS: { dayNo: number; mark: CohortMark }[] = [
  { dayNo: 1, mark: { counter: 'loggedDay1', bit: 1 } },
  { dayNo: 7, mark: { counter: 'loggedDay7', bit: 2 } },
  { dayNo: 28, mark: { counter: 'loggedDay28', bit: 4 } },
]

/** The mark that an entry written `today` earns, if it is not counted yet. The day of joining is day 1. */
export function markEarned(joinedDay: LocalDate, today: LocalDate, counted: number): CohortMark | undefined {
  const dayNo = daysBetween(joinedDay, today) + 1
  const found = MARKS.find((one) => one.dayNo === dayNo)
  return found && (counted & found.mark.bit) === 0 ? found.mark : undefined
}
