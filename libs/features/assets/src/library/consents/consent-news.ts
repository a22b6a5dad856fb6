import type { Message } from '@haojiao/kernel';
import type { AssetEntity } from '../../persistence/asset.entity';

/** What those who look after the items that show an asset are told. */
export interface ConsentNews {
  kind: string;
  severity: 'urgent' | 'warning';
  title: Message;
  body: Message;
}

export function revokedWords({ id, fileName }: AssetEntity): ConsentNews {
  return {
    kind: 'asset.consent_revoked',
    severity: 'urgent',
    title: {
      zh: `素材“${fileName}”的肖像授权已撤回`,
      en: `A consent for "${fileName}" was revoked`,
    },
    body: {
      zh: `请尽快撤换使用它的稿件，见素材的“使用处”（GET /assets/${id}/usages）。`,
      en: `Take it out of the items that show it, see GET /assets/${id}/usages.`,
    },
  };
}

export function takenBackWords({ id, fileName }: AssetEntity): ConsentNews {
  return {
    kind: 'asset.consent_corrected',
    severity: 'warning',
    title: {
      zh: `素材“${fileName}”的授权撤回登记有误，已更正`,
      en: `The revocation of a consent for "${fileName}" was a mistake and is corrected`,
    },
    body: {
      zh: `原因和更正人见素材的授权记录（GET /assets/${id}/consents）。`,
      en: `Who corrected it and why: GET /assets/${id}/consents.`,
    },
  };
}
