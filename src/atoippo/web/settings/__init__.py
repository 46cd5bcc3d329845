"""設定: members, calendar, stages and what else a 管理者 looks after."""
