import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { currentLanguage } from '@/api-client';
import { useIsDark } from './theme';

/** The policy of the page lets only styles with this word in. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

const UNION_RED = '#a81f24';
const UNION_RED_ON_DARK = '#e0585c';

/** The library would mix them from the strong colours, and make mud of them. */
const paleGrounds = {
  colorSuccessBg: '#eef7f0',
  colorSuccessBorder: '#b9ddc2',
  colorWarningBg: '#fff8e6',
  colorWarningBorder: '#ecd7a8',
  colorErrorBg: '#fdf0ef',
  colorErrorBorder: '#f0c4c0',
};

/** Colours, type and language of every component. */
export function Look({ children }: { children: ReactNode }) {
  const isDark = useIsDark();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={currentLanguage() === 'zh-CN' ? zhCN : enUS}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        cssVar: { key: 'haojiao' },
        hashed: false,
        components: isDark ? { Menu: { itemSelectedColor: '#ffb3b3', itemSelectedBg: '#3a2426' } } : {},
        token: {
          colorPrimary: isDark ? UNION_RED_ON_DARK : UNION_RED,
          colorLink: isDark ? '#ff8f8f' : '#8f1a1f',
          borderRadius: 6,
          fontSize: 14,
          fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
          // WCAG AA on every surface of ours.
          colorTextDescription: isDark ? '#a9adb5' : '#5c626b',
          colorTextPlaceholder: isDark ? '#9399a3' : '#6b7280',
          ...(!isDark && { colorSuccess: '#1f7a33', colorWarning: '#8f5600', colorError: '#b3261e' }),
          ...(!isDark && paleGrounds),
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
