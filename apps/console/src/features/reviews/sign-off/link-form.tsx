import { Alert, Button, Form, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { CopyButton, Moment, useTell, useWords } from '@/ui';
import { useReviewers } from '../claims/use-reviewers';
import type { Review } from '../item/use-item';
import { useReviewChange } from '../use-review-change';

interface Wish {
  userId: string;
  hours: number;
}

const spans = [4, 24, 72, 168];

/** Makes a link for one of those who may decide; address and code are shown this once. */
export function LinkForm({ review }: { review: Review }) {
  const say = useWords('reviews');
  const tell = useTell();
  const [form] = Form.useForm<Wish>();
  const [key, setKey] = useState(newKey);
  const reviewers = useReviewers(review.id);
  const issuing = useReviewChange(
    (body: Wish) =>
      bodyOf(
        api.POST('/api/v1/reviews/{id}/sign-off-links', {
          params: { path: { id: review.id } },
          headers: onceBy(key),
          body,
        }),
      ),
    { isQuiet: true, onDone: () => setKey(newKey()) },
  );
  const own = reviewers.data?.filter(({ onBehalfOf }) => onBehalfOf === null) ?? [];
  const link = issuing.data;
  return (
    <>
      <Form<Wish>
        form={form}
        layout="vertical"
        initialValues={{ hours: 24 }}
        onFinish={(wish) => issuing.mutate(wish, { onError: (error) => tell.problemIn(form, error) })}
      >
        <Form.Item
          name="userId"
          label={say('sign_off.who')}
          rules={[{ required: true, message: say('sign_off.who_needed') }]}
        >
          <Select
            loading={reviewers.isPending}
            notFoundContent={say('claim.nobody')}
            options={own.map((one) => ({
              value: one.userId,
              label: say('claim.person', { name: one.name, unit: one.organizationName }),
            }))}
          />
        </Form.Item>
        <Form.Item name="hours" label={say('sign_off.how_long')}>
          <Select options={spans.map((hours) => ({ value: hours, label: say(`sign_off.hours_${hours}`) }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={issuing.isPending}>
          {say('sign_off.make')}
        </Button>
      </Form>
      {link && (
        <Alert
          className="review-link"
          type="success"
          title={say('sign_off.made', { name: link.personName })}
          description={
            <>
              <p>{say('sign_off.two_ways')}</p>
              <p className="review-address">{link.url}</p>
              <CopyButton text={link.url} label={say('sign_off.copy_link')} />
              <p className="review-code">{link.code}</p>
              <CopyButton text={link.code} label={say('sign_off.copy_code')} />
              <p>
                {say('sign_off.until')} <Moment at={link.expiresAt} />
              </p>
            </>
          }
        />
      )}
    </>
  );
}
