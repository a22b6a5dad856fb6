import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { Shape, Versioned } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { yuanText } from '@/features/scoring';
import { EmptyState, Page, PageProblem, Panel, useWords, WideTable } from '@/ui';
import { PayListActions } from './pay-list-actions';
import { PayListState } from './pay-list-state';
import { usePayList } from './use-pay-lists';

type List = Shape<'PayListResponse'>;
type Row = List['rows'][number];

/** One pay list: who gets how much, and who was paid. */
export function PayListPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePayList(id);
  if (data) return <OneList key={data.body.state} current={data} />;
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  return <Skeleton active className="page" />;
}

function OneList({ current }: { current: Versioned<List> }) {
  const say = useWords('honours');
  const nameOf = useUnitName();
  const { may } = useReach();
  const list = current.body;
  const { state, rows, organizationId } = list;
  const [chosen, setChosen] = useState<number[]>([]);
  const mayPay = state === 'issued' && may('remuneration.manage', organizationId);
  const missing = rows.filter(({ hasPayee }) => !hasPayee).length;
  const figure = { align: 'right' as const, className: 'desk-figure' };
  return (
    <Page
      title={list.title}
      lead={
        <>
          <Link to="/submissions/pay">
            <ArrowLeftOutlined aria-hidden /> {say('pay.back')}
          </Link>{' '}
          · {nameOf(organizationId)} <PayListState state={state} />
        </>
      }
      actions={<PayListActions current={current} chosen={chosen} onPaid={() => setChosen([])} />}
    >
      <div className="panels">
        <Alert
          type={state === 'issued' ? 'success' : 'info'}
          showIcon
          title={say(`pay.told.${state}`)}
          description={list.cancelReason && say('pay.cancelled_because', { text: list.cancelReason })}
        />
        {missing > 0 && state !== 'cancelled' && (
          <Alert
            type="warning"
            showIcon
            title={say('pay.missing', { count: missing })}
            action={<Link to="/submissions/pay/payees">{say('pay.open_payees')}</Link>}
          />
        )}
        <Panel
          title={say('pay.rows')}
          extra={<strong>{say('pay.sum', { yuan: yuanText(list.fen), count: rows.length })}</strong>}
        >
          {rows.length === 0 ? (
            <EmptyState text={say('pay.nobody')} />
          ) : (
            <WideTable<Row>
              label={say('pay.rows')}
              size="small"
              rowKey="position"
              dataSource={[...rows]}
              pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
              rowSelection={
                mayPay
                  ? {
                      selectedRowKeys: chosen,
                      onChange: (keys) => setChosen(keys.map(Number)),
                      getCheckboxProps: ({ paidOn, name }) => ({
                        disabled: paidOn !== null,
                        'aria-label': say('pay.choose', { name }),
                      }),
                    }
                  : undefined
              }
              columns={[
                { key: 'name', title: say('row.person'), dataIndex: 'name' },
                { key: 'unit', title: say('row.unit'), dataIndex: 'unitName' },
                { key: 'reports', title: say('pay.reports'), dataIndex: 'reports', ...figure },
                { key: 'points', title: say('row.points'), dataIndex: 'points', ...figure },
                { key: 'fen', title: say('pay.yuan'), ...figure, render: (_, { fen }) => yuanText(fen) },
                {
                  key: 'payee',
                  title: say('payee.account'),
                  render: (_, { hasPayee }) => say(hasPayee ? 'pay.known' : 'pay.unknown'),
                },
                {
                  key: 'paid',
                  title: say('pay.paid_on'),
                  render: (_, { paidOn }) => paidOn ?? say('pay.not_paid'),
                },
              ]}
            />
          )}
        </Panel>
      </div>
    </Page>
  );
}
