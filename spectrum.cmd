@echo off
rem Starts Spectrum Workbench on Windows; builds it first where nothing was built yet. Untested.
rem
rem   spectrum                    the window
rem   spectrum run quickstart     the default experiment, without a window
rem
rem After a change of the sources: rmdir /s /q target\apps, then start again.
setlocal enabledelayedexpansion
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"
set "app=%root%\target\apps\windows"

set "jdk="
if defined SPECTRUM_JAVA_HOME call :try "%SPECTRUM_JAVA_HOME%"
if not defined jdk if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined jdk for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined jdk call :try "%%~d"
if not defined jdk (
  echo Spectrum Workbench needs a JDK 25 or later, and none was found. 1>&2
  echo Get one: winget install EclipseAdoptium.Temurin.25.JDK, then set JAVA_HOME if it is not found by itself. 1>&2
  exit /b 2
)

if not exist "%app%\.complete" (
  where mvn >nul 2>nul || (
    echo Spectrum Workbench is built with Maven 3.8.7 or later, and there is no mvn on the PATH. 1>&2
    echo Get it from maven.apache.org and put its bin folder on the PATH. 1>&2
    exit /b 2
  )
  echo Building Spectrum Workbench; the first time Maven loads its libraries, about 400 MB. 1>&2
  if not exist "%root%\target" mkdir "%root%\target"
  set "JAVA_HOME=!jdk!"
  rem No jar of an earlier build may stay on the class path.
  if exist "%app%" rmdir /s /q "%app%"
  mkdir "%app%"
  call mvn -B -q -f "%root%\pom.xml" -pl app -am -Dfast package dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=%app%" >"%root%\target\build.log" 2>&1
  if errorlevel 1 (
    echo The build failed; its output is in %root%\target\build.log. 1>&2
    exit /b 1
  )
  set "version="
  for /f "tokens=3 delims=<>" %%v in ('findstr /c:"<version>" "%root%\pom.xml"') do if not defined version set "version=%%v"
  copy /y "%root%\app\target\spectrum-app-!version!.jar" "%app%" >nul
  echo built>"%app%\.complete"
)

if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
if not defined GOMP_SPINCOUNT set "GOMP_SPINCOUNT=10000"
"%jdk%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dai.djl.offline=true -Dai.djl.pytorch.num_interop_threads=1 -Dspectrum.command=%~n0 -XX:+UseSerialGC %SPECTRUM_JAVA_OPTS% -cp "%app%\*" org.spectrumworkbench.app.Main %*
exit /b %errorlevel%

:try
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "major=%%~v"
  set "major=!major:"=!"
  if !major! geq 25 set "jdk=%~1"
)
exit /b
