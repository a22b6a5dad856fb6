import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { currentLanguage } from '@/api-client';
import { pageNonce } from '@/ui/sign-in-parts';
import { useIsDark } from './theme';

const UNION_RED = '#a81f24';
const UNION_RED_ON_DARK = '#e0585c';
const SELECTED_ON_DARK = '#ffb0b0';

// Words in these colours stand on their own pale grounds: WCAG AA for both.
const lightStates = {
  colorSuccess: '#1f7a33',
  colorSuccessBg: '#ecf7ee',
  colorSuccessBorder: '#a9d8b3',
  colorWarning: '#8f5600',
  colorWarningBg: '#fff5e0',
  colorWarningBorder: '#f0cf94',
  colorError: '#b3261e',
  colorErrorBg: '#fdeeed',
  colorErrorBorder: '#f0b4b0',
};
const darkStates = { colorError: '#ff8a87' };

/** Colours, type and language of every component. */
export function Look({ children }: { children: ReactNode }) {
  const isDark = useIsDark();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <ConfigProvider
      csp={{ nonce: pageNonce }}
      // What two characters say is what a screen reader says: without a space between them.
      button={{ autoInsertSpace: false }}
      locale={currentLanguage() === 'zh-CN' ? zhCN : enUS}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        cssVar: { key: 'haojiao' },
        hashed: false,
        token: {
          colorPrimary: isDark ? UNION_RED_ON_DARK : UNION_RED,
          colorLink: isDark ? '#ff8f8f' : '#8f1a1f',
          borderRadius: 6,
          fontSize: 14,
          fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
          // WCAG AA on every surface of ours.
          colorTextTertiary: isDark ? '#a9adb5' : '#5c626b',
          colorTextDescription: isDark ? '#a9adb5' : '#5c626b',
          colorTextPlaceholder: isDark ? '#9399a3' : '#6b7280',
          ...(isDark ? darkStates : lightStates),
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
        ...(isDark && {
          components: {
            Menu: { itemSelectedColor: SELECTED_ON_DARK },
            Tabs: { itemSelectedColor: SELECTED_ON_DARK, itemHoverColor: SELECTED_ON_DARK },
          },
        }),
      }}
    >
      {children}
    </ConfigProvider>
  );
}
