import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { isConvertible, languagesBeside } from './language-wish';
import { useLanguageName } from './use-language-name';

/** Begins a version in another language with the words of the original, and goes there. */
export function NewLanguageDialog({
  keeper,
  versions,
  onClose,
}: {
  keeper: DraftKeeper;
  versions: readonly Shape<'LanguageVersionResponse'>[];
  onClose: () => void;
}) {
  const say = useWords('contents');
  const go = useNavigate();
  const queries = useQueryClient();
  const nameOf = useLanguageName();
  const [key] = useState(newKey);
  const made = useRef<string>(undefined);
  const [form] = Form.useForm<Shape<'MakeLanguageVersionRequest'>>();
  const locale = Form.useWatch('locale', form) ?? '';
  const original = versions.find(({ isOriginal }) => isOriginal)?.locale;
  const canConvert = locale !== '' && original !== undefined && isConvertible(original, locale);
  const { id } = keeper.current().content;
  return (
    <FormDialog<Shape<'MakeLanguageVersionRequest'>>
      title={say('language.make')}
      okText={say('new.begin')}
      form={form}
      initialValues={{ convert: true }}
      save={async (wish) => {
        // It begins with what was saved last.
        await keeper.flush();
        const group = await bodyOf(
          api.POST('/api/v1/contents/{id}/language-versions', {
            params: { path: { id } },
            headers: onceBy(key),
            body: { locale: wish.locale, convert: canConvert && wish.convert },
          }),
        );
        made.current = group.items.find((each) => each.locale === wish.locale)?.contentId;
        await queries.invalidateQueries({ queryKey: ['contents', id, 'languages'] });
      }}
      onClose={() => {
        onClose();
        if (made.current) void go(`/contents/${made.current}`);
      }}
    >
      <Form.Item
        name="locale"
        label={say('language.which')}
        extra={say('language.begins')}
        rules={[{ required: true, message: say('language.needed') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={languagesBeside(versions.map((each) => each.locale)).map((value) => ({
            value,
            label: nameOf(value),
          }))}
        />
      </Form.Item>
      <Form.Item name="convert" valuePropName="checked" hidden={!canConvert}>
        <Checkbox>{say('language.convert')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
