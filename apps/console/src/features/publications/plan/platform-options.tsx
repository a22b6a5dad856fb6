import { Form } from 'antd';
import type { Shape } from '@/api-client';
import { useChannels, usePlatformName } from '@/features/channels';
import { useWords } from '@/ui';
import { Companions } from './companions';
import { Confirmation } from './confirmation';
import { OptionField } from './option-field';
import { optionsFor } from './option-fields';
import type { AccountHealth } from './use-accounts';

/** What each chosen platform lets one choose for this one publication. */
export function PlatformOptions({
  chosen,
  content,
}: {
  chosen: readonly AccountHealth[];
  content: Shape<'ContentResponse'>;
}) {
  const say = useWords('publications');
  const nameOf = usePlatformName();
  const { byPlatform } = useChannels();
  const values = Form.useWatch('options') as Record<string, Record<string, unknown>> | undefined;
  const platforms = [...new Set(chosen.map(({ account }) => account.platform))];
  const parts = platforms
    .map((platform) => {
      const capabilities = (byPlatform.get(platform)?.capabilities ?? {}) as {
        companions?: number;
        confirmation?: Record<'zh' | 'en', string>;
      };
      return {
        platform,
        fields: optionsFor(platform, content.type, values?.[platform] ?? {}),
        companions: capabilities.companions ?? 0,
        confirmation: capabilities.confirmation,
      };
    })
    .filter(({ fields, companions, confirmation }) => fields.length > 0 || companions > 0 || confirmation);
  return (
    <>
      {parts.map(({ platform, fields, companions, confirmation }) => (
        <section key={platform} className="plan-part">
          <h2>{say('plan.options_of', { platform: nameOf(platform) })}</h2>
          <div className="plan-options">
            {fields.map((field) => (
              <OptionField key={field.name} platform={platform} field={field} />
            ))}
          </div>
          {companions > 0 && platforms.length === 1 && (
            <Companions platform={platform} most={companions} content={content} />
          )}
          {confirmation && <Confirmation platform={platform} statement={confirmation} />}
        </section>
      ))}
    </>
  );
}
