import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Radio, Select, Skeleton, TimePicker } from 'antd';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { Panel, ProblemNotice, useTell, useWords } from '@/ui';
import { useKindOptions } from './use-kind-options';

dayjs.extend(customParseFormat);

type Preferences = Shape<'NoticePreferencesResponse'>;
type Wish = Shape<'NoticePreferencesRequest'>;

/** How the person wants to be told beside the list: by mail, when, and of what not. */
export function NoticePreferences() {
  const say = useWords('notices');
  const asked = useQuery({
    queryKey: ['notice-preferences'],
    queryFn: () => bodyOf(api.GET('/api/v1/me/notice-preferences')),
  });
  return (
    <Panel title={say('preferences.title')}>
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <PreferencesForm kept={asked.data} />}
    </Panel>
  );
}

const timeField = {
  getValueProps: (value?: string | null) => ({ value: value ? dayjs(value, 'HH:mm') : null }),
  getValueFromEvent: (time?: dayjs.Dayjs | null) => time?.format('HH:mm') ?? null,
};

function PreferencesForm({ kept }: { kept: Preferences }) {
  const say = useWords('notices');
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<Wish>();
  const [isAsking, setAsking] = useState(false);
  const mail = Form.useWatch('mail', form) ?? kept.mail;
  const kinds = useKindOptions(kept.mutedKinds);
  const save = async (values: Partial<Wish>) => {
    setAsking(true);
    try {
      const { digestAt, quietFrom, quietTo, mutedKinds, language } = kept;
      const body = { mail, digestAt, quietFrom, quietTo, mutedKinds, language, ...values };
      const answer = await bodyOf(api.PUT('/api/v1/me/notice-preferences', { body }));
      queries.setQueryData(['notice-preferences'], answer);
      tell.done(say('preferences.saved'));
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  if (!kept.mailAvailable) return <Alert type="info" showIcon title={say('preferences.no_mail')} />;
  return (
    <Form form={form} layout="vertical" initialValues={kept} onFinish={(values) => void save(values)}>
      <Form.Item name="mail" label={say('preferences.mail')}>
        <Radio.Group
          options={(['each', 'digest', 'off'] as const).map((value) => ({
            value,
            label: say(`preferences.${value}`),
          }))}
        />
      </Form.Item>
      {mail === 'digest' && (
        <Form.Item
          name="digestAt"
          label={say('preferences.digest_at')}
          rules={[{ required: true, message: say('preferences.time_missing') }]}
          {...timeField}
        >
          <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} allowClear={false} />
        </Form.Item>
      )}
      {mail !== 'off' && (
        <>
          <Form.Item name="quietFrom" label={say('preferences.quiet_from')} {...timeField}>
            <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} />
          </Form.Item>
          <Form.Item name="quietTo" label={say('preferences.quiet_to')} {...timeField}>
            <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} />
          </Form.Item>
          <Form.Item name="language" label={say('preferences.language')}>
            <Radio.Group
              options={(['zh', 'en'] as const).map((value) => ({
                value,
                label: say(`preferences.language_${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="mutedKinds" label={say('preferences.muted')}>
            <Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={kinds} />
          </Form.Item>
        </>
      )}
      <Button type="primary" htmlType="submit" loading={isAsking}>
        {say('preferences.save')}
      </Button>
    </Form>
  );
}
