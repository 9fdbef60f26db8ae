/** The stories in a real Firefox. */
import { findOtherBrowsers } from '@/scripts/other-browsers.mjs'
import { launchFirefox } from './firefox'
import { stories } from './stories'

const { firefox } = findOtherBrowsers()

stories('Firefox', firefox ? () => launchFirefox(firefox) : undefined)
