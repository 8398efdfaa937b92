import Command

ArenaCommand.main()
