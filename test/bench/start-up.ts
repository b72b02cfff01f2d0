/**
 * Prints the milliseconds that parsing and evaluating a Worker bundle takes. The first argument names the bundle;
 * `cloudflare:*` modules become empty classes, everything else is what the bundle really runs.
 */
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const STUB = `
  export class DurableObject {}
  export class WorkerEntrypoint {}
  export class RpcTarget {}
  export const env = {}
  export default {}
`

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith('cloudflare:')
      ? { url: `data:text/javascript,${encodeURIComponent(STUB)}`, shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) => next(url, url.startsWith('file:') ? { ...context, format: 'module' } : context),
})

const bundle = pathToFileURL(resolve(process.argv[2] ?? '')).href
const began = performance.now()
await import(bundle)
process.stdout.write(String(performance.now() - began))
