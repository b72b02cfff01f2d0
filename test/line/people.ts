/** The people and groups who use LINE, with ids that depend on their name only, so that seed data can name them. */
import { createHash } from 'node:crypto'
import type { AccessTokenOptions, IdTokenOptions, Login } from './login.ts'
import type { Group, Person, State } from './state.ts'

const idOf = (letter: string, name: string): string =>
  letter + createHash('sha256').update(`line:${letter}:${name}`).digest('hex').slice(0, 32)

/** The LINE user id a name gets in every simulator. */
export const userIdOf = (name: string): string => idOf('U', name)

export interface PersonHandle {
  userId: string
  displayName: string
  idToken: (options?: IdTokenOptions) => string
  accessToken: (options?: AccessTokenOptions) => string
}

export class People {
  #state: State
  #login: Login

  constructor(state: State, login: Login) {
    this.#state = state
    this.#login = login
  }

  /** Finds or makes somebody. A new person counts as a friend of the bot unless told otherwise; no event is sent. */
  person(name: string, options: { friend?: boolean; statusMessage?: string } = {}): PersonHandle {
    const userId = userIdOf(name)
    if (!this.#state.people.has(userId)) {
      const { friend = true, statusMessage } = options
      this.#state.people.set(userId, {
        userId,
        displayName: name,
        language: 'ja',
        friend,
        blocked: false,
        statusMessage,
      })
      this.#state.changed({ sort: 'people' })
    }
    return this.handle(this.get(userId))
  }

  /** By id or by name; throws when nobody is meant. */
  get(idOrName: string): Person {
    const person = this.#state.people.get(idOrName) ?? this.#state.people.get(userIdOf(idOrName))
    if (!person) throw new Error('no such person')
    return person
  }

  handle(person: Person): PersonHandle {
    return {
      userId: person.userId,
      displayName: person.displayName,
      idToken: (options) => this.#login.idToken(person, options),
      accessToken: (options) => this.#login.accessToken(person, options),
    }
  }

  group(name: string, memberIds: string[] = []): Group {
    const groupId = idOf('C', name)
    const known = this.#state.groups.get(groupId)
    if (known) {
      known.members = [...new Set([...known.members, ...memberIds])]
      return known
    }
    const group = { groupId, name, members: memberIds, botIsIn: false }
    this.#state.groups.set(groupId, group)
    this.#state.changed({ sort: 'people' })
    return group
  }
}
