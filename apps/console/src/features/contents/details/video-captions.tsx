import { DeleteOutlined } from '@ant-design/icons';
import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Shape } from '@/api-client';
import { AssetPicker, useAsset } from '@/features/assets';
import { useWords } from '@/ui';
import { useLanguageName } from '../languages/use-language-name';
import '../pickers/pickers.css';
import { ownNameOf, withCaptions, withDefault } from './captions-of-film';

export type FilmCaptions = Shape<'VideoCaptionsRequest'>;

/** Languages of the country's broadcasts, and English. */
const languages = ['zh-Hans', 'zh-Hant', 'mn', 'bo', 'ug', 'kk', 'ko', 'za', 'en'];

/** Files of captions that a film has, one for each language; what viewers see at once is one of them. */
export function VideoCaptions({
  value,
  organizationId,
  isEditable,
  onChange,
}: {
  value: readonly FilmCaptions[];
  organizationId: string;
  isEditable: boolean;
  onChange: (value: readonly FilmCaptions[]) => void;
}) {
  const say = useWords('contents');
  const nameOf = useLanguageName();
  // The language whose file is chosen.
  const [chosenFor, setChosenFor] = useState<string | null>(null);
  const free = languages.filter((language) => !value.some((each) => each.language === language));
  const first = free[0];
  return (
    <div className="film-captions" role="group" aria-label={say('video.captions')}>
      {value.length === 0 && !isEditable && <span>{say('pick.none')}</span>}
      {value.map((captions) => {
        const { language, assetId } = captions;
        return (
          <div key={language} className="film-captions-row">
            <Select
              aria-label={say('video.captions_language')}
              value={language}
              disabled={!isEditable}
              options={[language, ...free].map((each) => ({ value: each, label: nameOf(each) }))}
              onChange={(next) =>
                onChange(
                  value.map((each) =>
                    each === captions ? { ...each, language: next, label: ownNameOf(next) } : each,
                  ),
                )
              }
            />
            <FileName assetId={assetId} />
            <Radio
              checked={captions.isDefault === true}
              disabled={!isEditable}
              onClick={() => isEditable && onChange(withDefault(value, language))}
            >
              {say('video.captions_default')}
            </Radio>
            {isEditable && (
              <span>
                <Button size="small" onClick={() => setChosenFor(language)}>
                  {say('pick.change')}
                </Button>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('video.captions_remove', { language: nameOf(language) })}
                  onClick={() => onChange(value.filter((each) => each !== captions))}
                />
              </span>
            )}
          </div>
        );
      })}
      {isEditable && first && (
        <div>
          <Button onClick={() => setChosenFor(first)}>{say('video.captions_add')}</Button>
        </div>
      )}
      {chosenFor !== null && (
        <AssetPicker
          kinds={['captions']}
          unitId={organizationId}
          onPick={([asset]) => {
            setChosenFor(null);
            if (asset) onChange(withCaptions(value, chosenFor, asset.id));
          }}
          onCancel={() => setChosenFor(null)}
        />
      )}
    </div>
  );
}

function FileName({ assetId }: { assetId: string }) {
  const say = useWords('contents');
  const { data, isError } = useAsset(assetId);
  return <span>{isError ? say('media.gone') : (data?.body.fileName ?? say('media.coming'))}</span>;
}
