/** The network of tests inside workerd: there is none. A request that reaches this was not planned for. */
export const lineForTests = (request: { url: string }): Response =>
  new Response(`unplanned request to ${request.url}`, { status: 599 })
