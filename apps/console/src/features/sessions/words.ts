import { addWords } from '@/ui/words';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('sessions', { 'zh-CN': zhCN, 'en-US': enUS });
