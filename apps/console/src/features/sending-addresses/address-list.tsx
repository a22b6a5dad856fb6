import { Button, Space, Tag } from 'antd';
import type { ReactNode } from 'react';
import { ConfirmButton, useWords } from '@/ui';
import type { Address } from './use-addresses';
import './sending-addresses.css';

/** Addresses, each with whether it counts and what can be done with it. */
export function AddressList({
  addresses,
  empty,
  onConfirm,
  onRemove,
}: {
  addresses: readonly Address[];
  empty: ReactNode;
  /** Absent where somebody else vouches for them. */
  onConfirm?: (address: Address) => void;
  onRemove: (address: Address) => Promise<unknown>;
}) {
  const say = useWords('sending-addresses');
  if (addresses.length === 0) return empty;
  return (
    <ul className="sending-addresses" aria-label={say('title')}>
      {addresses.map((each) => (
        <li key={each.id}>
          <span>
            {each.address}{' '}
            <Tag color={each.state === 'confirmed' ? 'success' : 'warning'}>
              {say(`states.${each.state}`)}
            </Tag>
          </span>
          <Space wrap>
            {each.state === 'unconfirmed' && onConfirm && (
              <Button
                type="primary"
                aria-label={say('confirm_of', { address: each.address })}
                onClick={() => onConfirm(each)}
              >
                {say('confirm')}
              </Button>
            )}
            <ConfirmButton
              title={say('remove_question', { address: each.address })}
              consequence={say('remove_consequence')}
              aria-label={say('remove_of', { address: each.address })}
              danger
              type="text"
              onConfirm={() => onRemove(each)}
            >
              {say('remove')}
            </ConfirmButton>
          </Space>
        </li>
      ))}
    </ul>
  );
}
