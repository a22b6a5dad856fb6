import type { SiteView } from '../sites.service';
import type { SiteResponse } from './site.responses';

export function presentSite(view: SiteView): SiteResponse {
  return {
    organizationId: view.organizationId,
    own: view.own,
    effective: view.effective.settings,
    setBy: view.effective.setBy,
    launch: view.launch,
    updatedAt: view.updatedAt?.toISOString() ?? null,
  };
}
