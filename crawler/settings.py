"""Scrapy settings: polite by default. Any can be changed with -s NAME=VALUE."""

from __future__ import annotations

import os

from crawler.version import version

BOT_NAME = "wirecopy"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

# Where the archive is; the folder wirecopy-data when unset.
WIRECOPY_HOME = os.environ.get("WIRECOPY_HOME")
# A segment is complete, for others to read, after so many bytes or seconds.
WIRECOPY_LARGEST_SEGMENT = 512 << 20
WIRECOPY_OLDEST_SEGMENT = 3600.0

# Who we are, and what we may do.
USER_AGENT = f"wirecopy/{version()}"
ROBOTSTXT_OBEY = True
# Whether servers are asked for their tdmrep.json, once before their first article.
WIRECOPY_TDMREP = True
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
METAREFRESH_ENABLED = False

# How fast. Delays are per server; an outlet's delay_s and a server's crawl-delay win over these.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 0.0
AUTOTHROTTLE_MAX_DELAY = 120.0
DOWNLOAD_DELAY = 0.0
CONCURRENT_REQUESTS = 256
CONCURRENT_REQUESTS_PER_DOMAIN = 2
# Scrapy starts so many tasks for every response, a hundred by default; our spiders give no items.
CONCURRENT_ITEMS = 1
SCHEDULER_PRIORITY_QUEUE = "crawler.fair_queue.FairQueue"

# How patient with a busy or silent server, in seconds and in answers; see crawler/pauses.py.
WIRECOPY_BACKOFF = 30.0
WIRECOPY_LONGEST_PAUSE = 300.0
WIRECOPY_ATTEMPTS = 5
# How long a crawl goes on with one server; 0: as long as it takes. A run of what is due ends in
# time for the next one, so that a slow server keeps no other from being looked at.
WIRECOPY_LONGEST_CRAWL = 0.0
WIRECOPY_LONGEST_CRAWL_OF_A_RUN = 1800.0

# How much.
# All of a response, from the first byte sent to the last one received, has this many seconds.
DOWNLOAD_TIMEOUT = 60
DNS_TIMEOUT = 20
DOWNLOAD_MAXSIZE = 10 << 20
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 5
RETRY_TIMES = 2
# Not 429 and 503: those are asked again after a pause.
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]

# A proxy would look names up behind the guard's back.
HTTPPROXY_ENABLED = False
TWISTED_DNS_RESOLVER = "crawler.resolver.PublicResolver"
DOWNLOAD_HANDLERS = {
    "http": "crawler.download.PatientHandler",
    "https": "crawler.download.PatientHandler",
    **dict.fromkeys(("data", "file", "s3", "ftp")),
}

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    # What every WARC reader can unpack again.
    "Accept-Encoding": "gzip, deflate",
}

DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.guard.GuardMiddleware": 10,
    "crawler.middlewares.politeness.PolitenessMiddleware": 20,
    "crawler.middlewares.pause.PauseMiddleware": 30,
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "crawler.middlewares.terms.TermsMiddleware": 110,
    "crawler.middlewares.archive.ArchiveMiddleware": 990,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    # The guard knows each outlet's hosts.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
}
EXTENSIONS = {
    "crawler.throttle.OutletThrottle": 0,
    "crawler.progress.ProgressExtension": 0,
    "scrapy.extensions.throttle.AutoThrottle": None,
}

TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = "INFO"
