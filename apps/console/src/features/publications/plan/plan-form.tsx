import { Alert, Button, Form, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { newKey } from '@/api-client';
import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { EmptyState, OfficeTimePicker, ProblemNotice, useTell, useWords } from '@/ui';
import { useRefreshPublications } from '../use-publications';
import { AccountChoices } from './account-choices';
import { batchesOf } from './batches';
import { ContentFindings } from './content-findings';
import { OutlookWarnings } from './outlook-warnings';
import { PlatformOptions } from './platform-options';
import { send } from './send-plan';
import { useAccounts } from './use-accounts';
import { WhatWillHappen } from './what-will-happen';

export interface PlanValues {
  channelAccountIds: string[];
  when: 'now' | 'later';
  scheduledAt?: string | null;
  latenessRule: 'send' | 'ask' | 'drop';
  options: Record<string, Record<string, unknown>>;
}

/** Accounts, hour, options; says exactly what will happen before it does. */
export function PlanForm({ content }: { content: Shape<'ContentResponse'> }) {
  const say = useWords('publications');
  const tell = useTell();
  const navigate = useNavigate();
  const refresh = useRefreshPublications();
  const platformName = usePlatformName();
  const [form] = Form.useForm<PlanValues>();
  // Another wish is another request; the same one sent again is the same.
  const [key, setKey] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const { accounts, isPending, isError, error, refetch } = useAccounts(content.organizationId);
  const chosenIds = Form.useWatch('channelAccountIds', form);
  const when = Form.useWatch('when', form) ?? 'now';
  const scheduledAt = Form.useWatch('scheduledAt', form);
  const options = Form.useWatch('options', form);
  const chosen = useMemo(
    () => accounts.filter(({ account }) => chosenIds?.includes(account.id)),
    [accounts, chosenIds],
  );
  const nameOf = (id: string) => {
    const found = accounts.find(({ account }) => account.id === id)?.account;
    return found ? `${platformName(found.platform)}“${found.displayName ?? found.name}”` : '';
  };
  const publish = async (values: PlanValues) => {
    setBusy(true);
    try {
      const batches = batchesOf(
        chosen.map(({ account }) => account),
        values.options ?? {},
      );
      const made = await send(content.id, key, values, batches);
      tell.done(say(values.when === 'now' ? 'plan.sent' : 'plan.scheduled'));
      await refresh();
      void navigate(made.length === 1 ? `/publications/${made[0]!.id}` : '/publications');
    } catch (problem) {
      tell.problemIn(form, problem);
    } finally {
      setBusy(false);
    }
  };
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!isPending && accounts.length === 0)
    return (
      <EmptyState text={say('plan.no_accounts')}>
        <Link to="/channels">
          <Button>{say('plan.to_channels')}</Button>
        </Link>
      </EmptyState>
    );
  const at = when === 'later' ? (scheduledAt ?? null) : null;
  return (
    <Form<PlanValues>
      form={form}
      layout="vertical"
      className="plan"
      onFinish={(values) => void publish(values)}
      onValuesChange={() => setKey(newKey())}
      onKeyDown={(event) => {
        // Enter in a field ends that field; nothing goes out before its button was pressed.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
      initialValues={{ when: 'now', latenessRule: 'send', channelAccountIds: [] }}
    >
      <section className="plan-part">
        <h2>{say('plan.where')}</h2>
        <Form.Item
          name="channelAccountIds"
          noStyle
          rules={[{ required: true, type: 'array', min: 1, message: say('plan.where_missing') }]}
        >
          <AccountChoices accounts={accounts} isPending={isPending} content={content} />
        </Form.Item>
      </section>
      <section className="plan-part">
        <h2>{say('plan.when')}</h2>
        <Form.Item name="when" noStyle>
          <Radio.Group
            aria-label={say('plan.when')}
            options={[
              { value: 'now', label: say('plan.now') },
              { value: 'later', label: say('plan.later') },
            ]}
          />
        </Form.Item>
        {when === 'later' && (
          <div className="plan-later">
            <Form.Item
              name="scheduledAt"
              label={say('plan.hour')}
              extra={say('plan.hour_extra')}
              rules={[{ required: true, message: say('dialog.hour_missing') }]}
            >
              <OfficeTimePicker isFutureOnly />
            </Form.Item>
            <Form.Item name="latenessRule" label={say('plan.lateness')}>
              <Radio.Group
                options={(['send', 'ask', 'drop'] as const).map((rule) => ({
                  value: rule,
                  label: say(`lateness.${rule}`),
                }))}
              />
            </Form.Item>
          </div>
        )}
        {chosen.length > 0 && (when === 'now' || scheduledAt) && (
          <OutlookWarnings contentId={content.id} accountIds={chosenIds} at={at} nameOf={nameOf} />
        )}
      </section>
      <PlatformOptions chosen={chosen} content={content} />
      {chosen.length > 0 && (
        <section className="plan-part" aria-live="polite">
          <h2>{say('plan.what_happens')}</h2>
          <ContentFindings contentId={content.id} chosen={chosen} nameOf={nameOf} />
          <WhatWillHappen chosen={chosen} at={at} when={when} options={options ?? {}} nameOf={nameOf} />
        </section>
      )}
      {chosen.some(({ account }) => account.state !== 'connected') && (
        <Alert type="warning" showIcon title={say('plan.some_not_connected')} />
      )}
      <div className="plan-foot">
        <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
          {say(when === 'now' ? 'plan.publish_now' : 'plan.schedule')}
        </Button>
        <Link to={`/contents/${content.id}`}>
          <Button size="large">{say('back')}</Button>
        </Link>
      </div>
    </Form>
  );
}
