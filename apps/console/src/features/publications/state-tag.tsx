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

/** Words on a tint of their colour are too faint for many: the sign alone is coloured. */
const signs: Record<StateGroup['key'], ReactNode> = {
  attention: <ExclamationCircleOutlined style={{ color: '#d4380d' }} />,
  hand_off: <UserOutlined style={{ color: '#d48806' }} />,
  under_way: <SyncOutlined style={{ color: '#1677ff' }} />,
  scheduled: <ClockCircleOutlined style={{ color: 'var(--quiet)' }} />,
  live: <CheckCircleOutlined style={{ color: '#389e0d' }} />,
  over: <MinusCircleOutlined style={{ color: 'var(--quiet)' }} />,
};

/** The state of a publication in words, with a sign for those who see no colours. */
export function StateTag({ state }: { state: PublicationState }) {
  const say = useWords('publications');
  return <Tag icon={signs[groupOf(state).key]}>{say(`state.${state}`)}</Tag>;
}
