import { addWords } from '@/ui';
import enUS from './en-US.json';
import zhCN from './zh-CN.json';

addWords('app', { 'zh-CN': zhCN, 'en-US': enUS });
