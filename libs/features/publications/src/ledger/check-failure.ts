import { ChannelFailure } from '@haojiao/channel-kit';
import type { Finding } from '@haojiao/channel-kit';

/** What the adapter's own check would not let out, as one failure that names everything at once. */
export function checkFailure(platform: string, findings: Finding[]): ChannelFailure {
  const join = (language: 'zh' | 'en') =>
    findings
      .map((finding) => [finding.message[language], finding.suggestion?.[language]].filter(Boolean).join(' '))
      .join(language === 'zh' ? '；' : '; ');
  return new ChannelFailure({
    failureClass: 'content_rejected',
    code: `${platform}_check_failed`,
    platformCode: findings.map((finding) => finding.code).join(','),
    advice: { zh: join('zh'), en: join('en') },
  });
}
