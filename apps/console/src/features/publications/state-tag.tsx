import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
  SyncOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';
import { groupOf } from './state-groups';
import type { PublicationState, StateGroup } from './state-groups';
import './words';

const looks: Record<StateGroup['key'], { color: string; icon: ReactNode }> = {
  attention: { color: 'error', icon: <ExclamationCircleOutlined /> },
  hand_off: { color: 'warning', icon: <UserOutlined /> },
  under_way: { color: 'processing', icon: <SyncOutlined /> },
  scheduled: { color: 'default', icon: <ClockCircleOutlined /> },
  live: { color: 'success', icon: <CheckCircleOutlined /> },
  over: { color: 'default', icon: <MinusCircleOutlined /> },
};

/** The state of a publication in words, with a sign for those who see no colours. */
export function StateTag({ state }: { state: PublicationState }) {
  const say = useWords('publications');
  return <Tag {...looks[groupOf(state).key]}>{say(`state.${state}`)}</Tag>;
}
