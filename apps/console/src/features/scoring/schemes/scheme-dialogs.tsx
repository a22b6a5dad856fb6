import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { UnitSelect } from '@/features/organizations';
import { DayField } from '@/features/submissions';
import { FormDialog, inOffice, useNow, useWords } from '@/ui';

type Summary = Shape<'ScoringSchemeSummaryResponse'>;

function NameField() {
  const say = useWords('scoring');
  return (
    <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
      <Input maxLength={60} autoFocus />
    </Form.Item>
  );
}

export function RenameDialog({
  scheme,
  etag,
  onClose,
}: {
  scheme: Summary;
  etag: string;
  onClose: () => void;
}) {
  const say = useWords('scoring');
  const queries = useQueryClient();
  const save = async ({ name }: { name: string }) => {
    await api.PATCH('/api/v1/scoring-schemes/{id}', {
      params: { path: { id: scheme.id } },
      headers: ifMatch(etag),
      body: { name },
    });
    await queries.invalidateQueries({ queryKey: ['scoring'] });
  };
  return (
    <FormDialog title={say('scheme.rename')} initialValues={scheme} save={save} onClose={onClose}>
      <NameField />
    </FormDialog>
  );
}

/** The rules that hold today, as the first version of a scheme of another unit. */
export function CopyDialog({ scheme, onClose }: { scheme: Summary; onClose: () => void }) {
  const say = useWords('scoring');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const save = async (body: Shape<'CopyScoringSchemeRequest'>) => {
    const { id } = await bodyOf(
      api.POST('/api/v1/scoring-schemes/{id}/copies', {
        params: { path: { id: scheme.id } },
        headers: onceBy(key),
        body,
      }),
    );
    await queries.invalidateQueries({ queryKey: ['scoring'] });
    void navigate(`/submissions/scoring/${id}`);
  };
  return (
    <FormDialog<Shape<'CopyScoringSchemeRequest'>>
      title={say('scheme.copy')}
      initialValues={{ name: scheme.name, validFrom: today, organizationId: scheme.organizationId }}
      save={save}
      onClose={onClose}
    >
      <p>{say('scheme.copy_told')}</p>
      <Form.Item name="organizationId" label={say('scheme.copy_unit')} rules={[{ required: true }]}>
        <UnitSelect />
      </Form.Item>
      <NameField />
      <Form.Item name="validFrom" label={say('scheme.valid_from')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
    </FormDialog>
  );
}
