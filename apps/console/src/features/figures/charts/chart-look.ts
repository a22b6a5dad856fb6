import { theme } from 'antd';
import { useMemo } from 'react';

export interface ChartLook {
  readonly colours: readonly string[];
  readonly text: string;
  readonly line: string;
  readonly surface: string;
}

// After Okabe and Ito: told apart by people who see few colours, each at least 3:1 against its surface.
const onLight = ['#0072b2', '#c24e00', '#007a5a', '#8a4f7d', '#8a6d00', '#4d4d4d'];
const onDark = ['#56b4e9', '#f0a24a', '#3cc9a0', '#e29bc6', '#e8dc5a', '#c9c9c9'];

/** Colours of charts by the look of the console. */
export function useChartLook(): ChartLook {
  const { token } = theme.useToken();
  const { colorTextDescription, colorBorderSecondary, colorBgContainer } = token;
  return useMemo(() => {
    const isDark = lightness(colorBgContainer) < 128;
    return {
      colours: isDark ? onDark : onLight,
      text: colorTextDescription,
      line: colorBorderSecondary,
      surface: colorBgContainer,
    };
  }, [colorTextDescription, colorBorderSecondary, colorBgContainer]);
}

function lightness(colour: string): number {
  const digits = colour.replace('#', '').padEnd(6, 'f');
  return [0, 2, 4].reduce((sum, at) => sum + Number.parseInt(digits.slice(at, at + 2), 16), 0) / 3;
}
