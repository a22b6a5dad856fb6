import type { FastifyInstance } from 'fastify';

/** A report is a few hundred bytes; the public door takes nothing bigger. */
export const LARGEST_REPORT_BYTES = 2_048;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Largest body of the route, bytes; a bigger one is refused with 413 before it is read. */
    bodyLimit?: number;
  }
}

/** Nest can't say a route's body limit; this hook takes it from the route's configuration. Before routes are made. */
export function honourBodyLimits(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onRoute', (route) => {
    if (route.config?.bodyLimit !== undefined) route.bodyLimit = route.config.bodyLimit;
  });
}
