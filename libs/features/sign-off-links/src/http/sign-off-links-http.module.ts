import { Module } from '@nestjs/common';
import { SignOffLinksModule } from '../sign-off-links.module';

@Module({ imports: [SignOffLinksModule] })
export class SignOffLinksHttpModule {}
