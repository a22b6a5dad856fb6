import type { PlatformSimulator } from './core/platform-simulator';

/** The simulated platforms of this sandbox, freshly made. */
export function createSimulators(): PlatformSimulator[] {
  return [];
}
