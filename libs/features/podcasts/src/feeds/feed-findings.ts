import type { Message } from '@haojiao/kernel';
import type { ProgrammeEntity } from '@haojiao/features/programmes';

export interface FeedFinding {
  severity: 'error' | 'warning';
  code: string;
  message: Message;
}

/** Why directories of podcasts would refuse the feeds of a programme, or find nobody to ask. */
export function feedFindings(
  programme: Pick<ProgrammeEntity, 'coverAssetId' | 'ownerEmail' | 'state' | 'visibility'>,
  publicUrl: string,
): FeedFinding[] {
  const findings: FeedFinding[] = [];
  if (programme.state === 'hidden') {
    findings.push({
      severity: 'error',
      code: 'programme_hidden',
      message: { zh: '节目已隐藏，订阅地址打不开。', en: 'The programme is hidden: its feeds lead nowhere.' },
    });
  }
  if (!programme.coverAssetId) {
    findings.push({
      severity: 'error',
      code: 'cover_missing',
      message: {
        zh: '没有封面，播客平台会拒收：请选一张 1400 至 3000 像素的正方形图片。',
        en: 'Without a cover directories refuse the feed: choose a square picture of 1400 to 3000 pixels.',
      },
    });
  }
  if (programme.visibility === 'private') return findings;
  if (!publicUrl.startsWith('https://')) {
    findings.push({
      severity: 'error',
      code: 'address_not_https',
      message: {
        zh: '公开网址不是 https，播客平台会拒收：请由运维设置 HAOJIAO_PUBLIC_URL。',
        en: 'The public address is not https and directories refuse it: the operator sets HAOJIAO_PUBLIC_URL.',
      },
    });
  }
  if (!programme.ownerEmail) {
    findings.push({
      severity: 'warning',
      code: 'owner_email_missing',
      message: {
        zh: '没有联系邮箱，有的播客平台用它核实归属。',
        en: 'Some directories write to the owner to verify who they are: there is no address.',
      },
    });
  }
  return findings;
}
