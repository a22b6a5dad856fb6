import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog, useWords } from '@/ui';
import { useMayManage } from '../use-programmes';
import { NewPerson } from './new-person';
import { roleKeys } from './role-keys';
import type { RoleKey } from './role-keys';
import { useUnitPeople } from './use-unit-people';

export interface CastMember {
  personId: string;
  roles: RoleKey[];
}

export interface CastValues {
  people?: CastMember[];
  /** Of an episode: guests of whom nothing but a name is known. */
  guests?: string[];
}

/** Puts together who is heard and who made it, in the order in which they are printed. Dialog of a programme and of an episode. */
export function CastForm({
  title,
  organizationId,
  initialValues,
  most,
  save,
  onClose,
  children,
}: {
  title: string;
  /** The unit of the programme, whose people can be named. */
  organizationId: string;
  initialValues: object;
  most: number;
  save: (values: CastValues) => Promise<unknown>;
  onClose: () => void;
  /** Further fields. */
  children?: ReactNode;
}) {
  const say = useWords('programmes');
  const [form] = Form.useForm<CastValues>();
  const known = useUnitPeople(organizationId);
  const mayManage = useMayManage()(organizationId);
  const put = (personId: string) => {
    const { people = [] } = form.getFieldsValue(true) as CastValues;
    form.setFieldValue('people', [...people, { personId, roles: [] }]);
  };
  const rules = [{ required: true, message: say('required') }];
  return (
    <FormDialog<CastValues>
      title={title}
      form={form}
      width={640}
      initialValues={initialValues}
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
            <Button icon={<PlusOutlined />} disabled={rows.length >= most} onClick={() => add({ roles: [] })}>
              {say('cast.add_row')}
            </Button>
          </>
        )}
      </Form.List>
      {children}
      {mayManage ? (
        <NewPerson organizationId={organizationId} onMade={put} />
      ) : (
        <p className="quiet-words">{say('cast.ask_editor')}</p>
      )}
    </FormDialog>
  );
}
