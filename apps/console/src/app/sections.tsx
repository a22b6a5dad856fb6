import { EditOutlined, HomeOutlined } from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { Action } from '@/features/sessions';

export interface Section {
  /** First part of its addresses; empty for the front page. */
  readonly path: string;
  /** Name of its words: `menu.{key}`. */
  readonly key: string;
  readonly icon: ReactNode;
  /** Offered to who may do one of these somewhere; to everybody where none is named. */
  readonly needs: readonly Action[];
  /** Also in the bar at the lower edge of a phone. */
  readonly isOnPhoneBar?: boolean;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** What the console consists of, in the order of its menu. */
export const sections: readonly Section[] = [
  {
    path: '',
    key: 'home',
    icon: <HomeOutlined />,
    needs: [],
    isOnPhoneBar: true,
    load: () => import('@/features/home'),
  },
  {
    path: 'contents',
    key: 'contents',
    icon: <EditOutlined />,
    needs: ['content.read', 'content.write'],
    load: () => import('@/features/contents'),
  },
];
