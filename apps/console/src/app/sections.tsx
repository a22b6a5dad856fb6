import {
  ApartmentOutlined,
  AudioOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  EditOutlined,
  FileSearchOutlined,
  HomeOutlined,
  InboxOutlined,
  PictureOutlined,
  SendOutlined,
  SettingOutlined,
  ShareAltOutlined,
} from '@ant-design/icons';
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
  /** Not in the menu: other pages lead there. */
  readonly isAside?: boolean;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** What the console consists of, in the order of its menu: the way of a report to its readers, then what holds it up. */
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
    path: 'submissions',
    key: 'submissions',
    icon: <InboxOutlined />,
    needs: ['submission.read', 'submission.write'],
    isOnPhoneBar: true,
    load: () => import('@/features/submission-desk'),
  },
  {
    path: 'contents',
    key: 'contents',
    icon: <EditOutlined />,
    needs: ['content.read', 'content.write'],
    load: () => import('@/features/contents'),
  },
  {
    path: 'reviews',
    key: 'reviews',
    icon: <AuditOutlined />,
    needs: ['review.decide'],
    isOnPhoneBar: true,
    load: () => import('@/features/reviews'),
  },
  {
    path: 'publications',
    key: 'publications',
    icon: <SendOutlined />,
    needs: ['publication.read'],
    load: () => import('@/features/publications'),
  },
  {
    path: 'calendar',
    key: 'calendar',
    icon: <CalendarOutlined />,
    needs: ['plan.read'],
    load: () => import('@/features/planning'),
  },
  {
    path: 'library',
    key: 'library',
    icon: <PictureOutlined />,
    needs: ['asset.read'],
    load: () => import('@/features/assets'),
  },
  {
    path: 'programmes',
    key: 'programmes',
    icon: <AudioOutlined />,
    needs: ['programme.read'],
    load: () => import('@/features/programmes'),
  },
  {
    path: 'figures',
    key: 'figures',
    icon: <BarChartOutlined />,
    needs: ['analytics.read'],
    load: () => import('@/features/figures'),
  },
  {
    path: 'channels',
    key: 'channels',
    icon: <ShareAltOutlined />,
    needs: ['channel_account.read'],
    load: () => import('@/features/channel-accounts'),
  },
  {
    path: 'organization',
    key: 'organization',
    icon: <ApartmentOutlined />,
    needs: ['organization.manage', 'user.manage', 'member.assign'],
    load: () => import('@/features/organizations'),
  },
  {
    path: 'settings',
    key: 'settings',
    icon: <SettingOutlined />,
    needs: ['organization.manage', 'review_flow.manage', 'column.manage', 'lexicon.read', 'site.manage'],
    load: () => import('@/features/settings'),
  },
  {
    path: 'audit',
    key: 'audit',
    icon: <FileSearchOutlined />,
    needs: ['audit.read'],
    load: () => import('@/features/audit'),
  },
  {
    path: 'evidence',
    key: 'evidence',
    icon: <FileSearchOutlined />,
    needs: ['evidence.read'],
    isAside: true,
    load: () => import('@/features/evidence'),
  },
];
