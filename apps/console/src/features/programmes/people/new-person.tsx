import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useAct, useWords } from '@/ui';

/** Somebody who was in no programme of the unit yet: a name is enough. */
export function NewPerson({
  organizationId,
  onMade,
}: {
  organizationId: string;
  onMade: (personId: string) => void;
}) {
  const say = useWords('programmes');
  const [name, setName] = useState('');
  const [key, setKey] = useState(newKey);
  const make = useAct(
    () =>
      bodyOf(
        api.POST('/api/v1/programme-people', {
          headers: onceBy(key),
          body: { organizationId, name: name.trim() },
        }),
      ),
    {
      touches: [
        ['programmes', 'unit-people', organizationId],
        ['programmes', 'people'],
      ],
    },
  );
  const press = async () => {
    if (name.trim() === '') return;
    const made = await make.run();
    if (!made) return;
    setName('');
    setKey(newKey());
    onMade(made.id);
  };
  return (
    <>
      <h3 className="form-part">{say('cast.new_title')}</h3>
      <Space.Compact block>
        <Input
          aria-label={say('cast.new_name')}
          placeholder={say('cast.new_name')}
          value={name}
          maxLength={100}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={(event) => {
            // Of the whole form this is not the end.
            event.preventDefault();
            void press();
          }}
        />
        <Button loading={make.isBusy} onClick={() => void press()}>
          {say('cast.new_button')}
        </Button>
      </Space.Compact>
    </>
  );
}
