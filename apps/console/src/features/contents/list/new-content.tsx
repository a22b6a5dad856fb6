import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { newKey } from '@/api-client';
import { useCan } from '@/features/sessions';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useTell, useWords } from '@/ui';
import { ImportFile } from '../imports/import-file';
import { ChooseTemplate } from '../templates/choose-template';
import { beginContent } from './begin-content';
import { types } from './new-wish';

const others = ['template', 'file'] as const;
const OLD_SITE = 'legacy';

/** Begins an item of the current unit and goes on to writing it. */
export function NewContent() {
  const say = useWords('contents');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const can = useCan();
  const pathOf = useUnitPath();
  const { unitId } = useCurrentUnit();
  const [key, setKey] = useState(newKey);
  const [open, setOpen] = useState<(typeof others)[number] | null>(null);
  const begin = useMutation({
    mutationFn: (type: (typeof types)[number]) =>
      beginContent({ organizationId: unitId, type, title: say('new.title') }, key),
    onSuccess: ({ id }) => {
      setKey(newKey());
      void queries.invalidateQueries({ queryKey: ['contents', 'list'] });
      void go(`/contents/${id}`);
    },
    onError: tell.problem,
  });
  if (!can('content.write', pathOf(unitId))) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [...types, ...others, ...(can('legacy_import.manage') ? [OLD_SITE] : [])].map((each) => ({
            key: each,
            label: say(`new.${each}`),
          })),
          onClick: ({ key: chosen }) => {
            const type = types.find((each) => each === chosen);
            if (type) begin.mutate(type);
            else if (chosen === OLD_SITE) void go('/settings/legacy-imports');
            else setOpen(chosen as (typeof others)[number]);
          },
        }}
      >
        <Button type="primary" icon={<PlusOutlined />} loading={begin.isPending}>
          {say('new.button')}
        </Button>
      </Dropdown>
      <ChooseTemplate isOpen={open === 'template'} unitId={unitId} onClose={() => setOpen(null)} />
      <ImportFile isOpen={open === 'file'} unitId={unitId} onClose={() => setOpen(null)} />
    </>
  );
}
