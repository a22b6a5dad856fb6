import { addWords, Page, useWords } from '@/ui';
import { useMe } from '@/features/sessions';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('home', { 'zh-CN': zhCN, 'en-US': enUS });

export default function Home() {
  const say = useWords('home');
  const me = useMe();
  return <Page title={say('title', { name: me.displayName })}>{null}</Page>;
}
