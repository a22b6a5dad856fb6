import type { Shape } from '@/api-client';

export type Bundle = Shape<'ReleaseBundleResponse'>;

export const bundleColours: Record<Bundle['state'], string> = {
  draft: 'default',
  scheduled: 'blue',
  going_out: 'processing',
  attention: 'error',
  held: 'warning',
  published: 'success',
  withdrawn: 'default',
  cancelled: 'default',
};

/** What can be done with a bundle in its state. */
export function choicesOf(state: Bundle['state']) {
  return {
    change: state === 'draft',
    schedule: state === 'draft' || state === 'cancelled',
    move: state === 'scheduled' || state === 'held',
    release: state === 'held',
    cancel: ['scheduled', 'held', 'attention', 'going_out'].includes(state),
  };
}
