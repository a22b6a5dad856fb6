import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, FormDialog, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { LexiconLinks } from './lexicon-links';
import { useForgetLexicons } from './use-lexicons';
import type { Lexicon } from './use-lexicons';

/** 词库 that the person sees; each applies in its unit and in every unit below. */
export function LexiconsPage() {
  const say = useWords('lexicons');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const [isAdding, setAdding] = useState(false);
  const pages = useCursorPages(['lexicons', 'list'], (cursor) =>
    bodyOf(api.GET('/api/v1/lexicons', { params: { query: { cursor, limit: 50 } } })),
  );
  const add = can('lexicon.manage', useUnitPath()(unitId)) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <LexiconLinks />
      <CursorTable<Lexicon>
        label={say('title')}
        pages={pages}
        columns={useColumns()}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {isAdding && <NewLexicon unitId={unitId} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<Lexicon>[] {
  const say = useWords('lexicons');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(180px, 2fr)',
      render: ({ id, name }) => <Link to={`/settings/lexicons/${id}`}>{name}</Link>,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'state',
      title: say('state'),
      track: '140px',
      render: (lexicon) => <LexiconState lexicon={lexicon} />,
    },
  ];
}

export function LexiconState({ lexicon }: { lexicon: Lexicon }) {
  const say = useWords('lexicons');
  if (lexicon.retiredAt) return <Tag>{say('retired')}</Tag>;
  if (lexicon.activeNumber === null) return <Tag color="warning">{say('not_active')}</Tag>;
  return <Tag color="success">{say('active', { number: lexicon.activeNumber })}</Tag>;
}

interface NewLexiconValues {
  name: string;
  description?: string;
}

function NewLexicon({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('lexicons');
  const navigate = useNavigate();
  const forget = useForgetLexicons();
  const [key] = useState(newKey);
  const make = async (values: NewLexiconValues) => {
    const made = await bodyOf(
      api.POST('/api/v1/lexicons', { headers: onceBy(key), body: { ...values, organizationId: unitId } }),
    );
    await forget();
    await navigate(`/settings/lexicons/${made.id}`);
  };
  return (
    <FormDialog<NewLexiconValues> title={say('add')} okText={say('add')} save={make} onClose={onClose}>
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('name_missing') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="description" label={say('description')}>
        <Input.TextArea maxLength={2000} rows={3} />
      </Form.Item>
    </FormDialog>
  );
}
