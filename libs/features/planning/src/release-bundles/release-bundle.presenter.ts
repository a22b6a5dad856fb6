import type { BundleView } from './read-release-bundles';
import type { ReleaseBundleResponse } from './release-bundle.responses';

export function presentBundle({ bundle, state, items, publications }: BundleView): ReleaseBundleResponse {
  return {
    id: bundle.id,
    organizationId: bundle.organizationId,
    name: bundle.name,
    onFailure: bundle.onFailure,
    scheduledAt: bundle.scheduledAt?.toISOString() ?? null,
    state,
    items: items.map(({ bundleId: _, ...item }) => item),
    publications: publications.map(({ bundleId: _, mayRead: __, scheduledAt, ...publication }) => ({
      ...publication,
      scheduledAt: scheduledAt.toISOString(),
    })),
    createdBy: bundle.createdBy,
    createdAt: bundle.createdAt.toISOString(),
    updatedAt: bundle.updatedAt.toISOString(),
  };
}
