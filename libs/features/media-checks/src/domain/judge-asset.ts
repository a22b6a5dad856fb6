import type { MediaFinding } from './media-finding';

/** What is known of one file on the day on which it is judged. */
export interface AssetFacts {
  kind: 'image' | 'audio' | 'video' | 'document';
  fileName: string;
  hasAltText: boolean;
  /** `YYYY-MM-DD`; null: no end is known. */
  rightsExpireOn: string | null;
  peopleShown: 'none' | 'unknown' | 'yes';
  consents: ConsentFacts[];
  generatedContent: 'none' | 'assisted' | 'generated';
  isReplaced: boolean;
}

export interface ConsentFacts {
  isMinor: boolean;
  guardianConsent: boolean;
  expiresOn: string | null;
  isRevoked: boolean;
}

/** Days before the last one from which on it is told. */
export const SOON_DAYS = 30;

type Judged = Omit<MediaFinding, 'path'>;

/**
 * Every rule about a file, for an item that declares this much about generated content.
 * @param today, soon `YYYY-MM-DD` in Beijing: today, and `SOON_DAYS` later
 */
export function judgeAsset(
  facts: AssetFacts,
  declared: string | undefined,
  { today, soon }: { today: string; soon: string },
): Judged[] {
  const name = facts.fileName;
  const found: Judged[] = [];
  const tell = (severity: Judged['severity'], code: string, zh: string, en: string, stopsSending = false) =>
    found.push({ severity, code, message: { zh, en }, stopsSending });
  if (facts.kind === 'image' && !facts.hasAltText) {
    tell(
      'error',
      'asset_alt_text_missing',
      `图片“${name}”没有替代文字，看不到图的读者无从得知内容。请在素材或正文图片上补写，保存后重新送审。`,
      `The picture "${name}" has no alternative text. Write one on the asset or in the body, save, and submit again.`,
    );
  }
  if (facts.rightsExpireOn && facts.rightsExpireOn < today) {
    tell(
      'error',
      'asset_rights_expired',
      `素材“${name}”的使用权已于 ${facts.rightsExpireOn} 到期，不能使用。请续期或更换。`,
      `The rights to "${name}" ended on ${facts.rightsExpireOn}; it can not be used. Extend them or take another file.`,
      true,
    );
  } else if (facts.rightsExpireOn && facts.rightsExpireOn <= soon) {
    tell(
      'warning',
      'asset_rights_expiring',
      `素材“${name}”的使用权将于 ${facts.rightsExpireOn} 到期。`,
      `The rights to "${name}" end on ${facts.rightsExpireOn}.`,
    );
  }
  judgePeople(facts, today, tell);
  if (facts.generatedContent !== 'none' && !declared) {
    tell(
      'error',
      'generated_content_undeclared',
      `“${name}”是生成合成内容，稿件须声明（generatedContent: assisted 或 generated）。`,
      `"${name}" is generated content: the item has to declare it (generatedContent: assisted or generated).`,
    );
  }
  if (facts.isReplaced) {
    tell(
      'warning',
      'asset_newer_version',
      `素材“${name}”已有新版本，本稿仍用旧版本。`,
      `"${name}" has a newer version; this item shows the older one.`,
    );
  }
  return found;
}

function judgePeople(
  { fileName: name, peopleShown, consents }: AssetFacts,
  today: string,
  tell: (severity: Judged['severity'], code: string, zh: string, en: string, stops?: boolean) => void,
): void {
  if (consents.some(({ isRevoked }) => isRevoked)) {
    tell(
      'error',
      'asset_consent_revoked',
      `“${name}”中有人撤回了肖像授权，不能使用。请更换素材。`,
      `Somebody who is shown on "${name}" revoked their consent; take another file.`,
      true,
    );
  }
  const standing = consents.filter(({ isRevoked }) => !isRevoked);
  if (standing.some(({ isMinor, guardianConsent }) => isMinor && !guardianConsent)) {
    tell(
      'error',
      'asset_minor_without_guardian',
      `“${name}”中有未成年人，尚无监护人同意。请取得同意并登记，或更换素材。`,
      `A minor is shown on "${name}" without the consent of a guardian. Obtain and record it, or take another file.`,
      true,
    );
  }
  if (standing.some(({ expiresOn }) => expiresOn !== null && expiresOn < today)) {
    tell(
      'error',
      'asset_consent_expired',
      `“${name}”的肖像授权已到期，不能使用。请重新取得授权，或更换素材。`,
      `A consent for "${name}" has run out. Obtain a new one, or take another file.`,
      true,
    );
  }
  if (peopleShown === 'yes' && consents.length === 0) {
    tell(
      'warning',
      'asset_consent_missing',
      `“${name}”中有可辨认的人，尚未登记肖像授权。`,
      `People can be recognised on "${name}", and no consent is recorded.`,
    );
  }
}
