/** Names and examples of kinds as members read them. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { KindId } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'

export const kindName = (kind: KindId): string => kindOf(kind).ja

/** A short example of how to send a kind, with invented values. */
export const exampleOf = (kind: KindId): string => ja.examples[kind]
