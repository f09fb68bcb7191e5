@echo off
rem Runs hgw. Builds the jar first when it is missing or older than the sources.
rem Any character may stand in a path: none is given to "call", and nothing is expanded late.
setlocal DisableDelayedExpansion
set "HGW_HOME=%~dp0"
set "HGW_JAR=%HGW_HOME%target\hgw.jar"
set "HGW_CDS=%HGW_HOME%target\cds.jsa"
set "HGW_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "HGW_JAVA=%JAVA_HOME%\bin\java.exe"

where "%HGW_JAVA%" >nul 2>nul || if not exist "%HGW_JAVA%" (
  echo hgw: Java is missing. Install a JDK, 17 or newer. 1>&2
  exit /b 2
)

if not exist "%HGW_HOME%pom.xml" goto run
if not exist "%HGW_JAR%" goto build
powershell -NoProfile -Command "Set-Location -LiteralPath $env:HGW_HOME; $jar = (Get-Item target\hgw.jar).LastWriteTimeUtc; if (Get-ChildItem pom.xml, src\main, rules, samples -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1) { exit 1 }" <nul
if not errorlevel 1 goto run

:build
where mvn >nul 2>nul || (
  echo hgw: Maven is missing. Install Maven, 3.8 or newer, to build hgw. 1>&2
  exit /b 2
)
echo hgw: building, once ... 1>&2
pushd "%HGW_HOME%"
call mvn -q -B -DskipTests package 1>&2
set "HGW_FAILED=%ERRORLEVEL%"
popd
if not "%HGW_FAILED%"=="0" (
  echo hgw: the build failed, see above. 1>&2
  exit /b 2
)
if exist "%HGW_CDS%" del "%HGW_CDS%" 2>nul

rem Classes loaded from an archive start twice as fast. Never an error without. Java aborts on one
rem that is damaged: the mark, written last, holds the size of a whole one, and Java checks the sums.
:run
set "HGW_KEPT=%HGW_HOME%target\kept"
set "HGW_MARK=%HGW_HOME%target\cds.size"
set "HGW_PART=%HGW_HOME%target\cds-part-%RANDOM%%RANDOM%.jsa"
rem left by an hgw that was killed while it wrote; one that is being written cannot be deleted
del "%HGW_HOME%target\cds-part-*.jsa" >nul 2>nul
call :whole
if not defined HGW_WHOLE (
  rmdir /s /q "%HGW_KEPT%" >nul 2>nul
  mkdir "%HGW_KEPT%" >nul 2>nul
  "%HGW_JAVA%" -XX:ArchiveClassesAtExit="%HGW_PART%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dhgw.kept="%HGW_KEPT%" -Dhgw.rehearsal="%HGW_HOME%rules\max-income" -jar "%HGW_JAR%" --dry --network "%HGW_HOME%samples\mid.json" >nul 2>nul
  if not errorlevel 1 call :keep
  del "%HGW_PART%" >nul 2>nul
  call :whole
)
set "HGW_SHARE="
if defined HGW_WHOLE set HGW_SHARE=-XX:SharedArchiveFile="%HGW_CDS%" -XX:+VerifySharedSpaces -Xshare:auto -Xlog:disable -Xlog:all=off
if exist "%HGW_KEPT%" set HGW_SHARE=%HGW_SHARE% -Dhgw.kept="%HGW_KEPT%"
"%HGW_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %HGW_SHARE% -jar "%HGW_JAR%" %*
exit /b %ERRORLEVEL%

:whole
set "HGW_WHOLE="
set "HGW_SIZE="
if exist "%HGW_CDS%" if exist "%HGW_MARK%" set /p HGW_SIZE=<"%HGW_MARK%"
if defined HGW_SIZE for %%F in ("%HGW_CDS%") do if "%%~zF"=="%HGW_SIZE%" set "HGW_WHOLE=1"
exit /b 0

:keep
del "%HGW_MARK%" >nul 2>nul
move /y "%HGW_PART%" "%HGW_CDS%" >nul 2>nul || exit /b 0
for %%F in ("%HGW_CDS%") do (echo %%~zF)>"%HGW_MARK%"
exit /b 0
