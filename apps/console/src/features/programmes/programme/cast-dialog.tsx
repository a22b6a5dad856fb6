import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { api, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import type { Programme } from '../use-programmes';
import { NewPerson } from './new-person';
import { roleKeys } from './role-keys';
import type { RoleKey } from './role-keys';
import { useUnitPeople } from './use-unit-people';

interface Values {
  people: { personId: string; roles: RoleKey[] }[];
}

/** Puts together who is heard in a programme and who makes it, in the order in which they are printed. */
export function CastDialog({
  programme,
  seen,
  onClose,
}: {
  programme: Programme;
  seen: Versioned<Shape<'CastResponse'>>;
  onClose: () => void;
}) {
  const say = useWords('programmes');
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { id, organizationId } = programme;
  const known = useUnitPeople(organizationId);
  const save = async ({ people = [] }: Partial<Values>) => {
    await api.PUT('/api/v1/programmes/{id}/people', {
      params: { path: { id } },
      headers: ifMatch(seen.etag),
      body: { people },
    });
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    tell.done(say('cast.saved'));
  };
  const put = (personId: string) => {
    const people = form.getFieldValue('people') as Values['people'] | undefined;
    form.setFieldValue('people', [...(people ?? []), { personId, roles: [] }]);
  };
  const rules = [{ required: true, message: say('required') }];
  return (
    <FormDialog<Values>
      title={say('cast.title')}
      form={form}
      width={640}
      initialValues={{ people: seen.body.people.map(({ personId, roles }) => ({ personId, roles })) }}
      save={save}
      onClose={onClose}
    >
      <Form.List name="people">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="form-row">
                <Form.Item name={[name, 'personId']} rules={rules}>
                  <Select
                    aria-label={say('cast.person')}
                    placeholder={say('cast.person')}
                    options={known.options}
                    loading={known.isPending}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'roles']} rules={rules}>
                  <Select
                    mode="multiple"
                    maxCount={10}
                    aria-label={say('cast.roles')}
                    placeholder={say('cast.roles')}
                    options={roleKeys.map((role) => ({ value: role, label: say(`role.${role}`) }))}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('cast.remove')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} disabled={rows.length >= 100} onClick={() => add({ roles: [] })}>
              {say('cast.add_row')}
            </Button>
          </>
        )}
      </Form.List>
      <NewPerson organizationId={organizationId} onMade={put} />
    </FormDialog>
  );
}
