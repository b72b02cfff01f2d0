/** Templates with `{name}` variables: the variables a sentence needs are read from its own type. */

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

export type Variables<S extends string> = Record<Names<S>, string | number>

/** The sentence with its variables put in; a missing or surplus variable does not compile. */
export function fill<S extends string>(template: S, variables: Variables<S>): string {
  const known = variables as Record<string, string | number>
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(known[name] ?? whole))
}

/** One of several wordings, the same one for the same seed. */
export function pick(wordings: readonly string[], seed: string): string {
  let sum = 0
  for (const char of seed) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return wordings[sum % wordings.length] ?? ''
}
